/* Learned weights as whole numbers, row by row, with what each row is multiplied by, and a bias for each but
   the first `bare` rows. */
typedef struct {
    const signed char *weights;
    const float *scales;
    const float *biases;
    long bare, rows, columns;
} matrix;
