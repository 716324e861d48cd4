/* Learned weights, row by row, and a bias for each but the first `bare` rows. */
typedef struct {
    const float *weights;
    const float *biases;
    long bare, rows, columns;
} matrix;
