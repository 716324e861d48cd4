/* Learned weights, row by row, and a bias for each row. */
typedef struct {
    const float *weights;
    const float *biases;
    long rows, columns;
} matrix;
