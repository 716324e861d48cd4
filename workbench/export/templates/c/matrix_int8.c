/* Learned weights as whole numbers, row by row, with what each row is multiplied by, and a bias for each row. */
typedef struct {
    const signed char *weights;
    const float *scales;
    const float *biases;
    long rows, columns;
} matrix;
