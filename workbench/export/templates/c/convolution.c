/* How a convolution moves along the steps. */
typedef struct {
    long width, stride, dilation, before;
} sliding;

/* Patterns of neighbouring steps; what lies beyond the sequence counts as zero. */
static void convolution(const matrix *m, const sliding *way, const float *x, long steps, float *y)
{
    long size = m->columns / way->width, count = (steps - 1) / way->stride + 1, t, row, i;
    for (t = 0; t < count; t++)
        for (row = 0; row < m->rows; row++) {
            float sum = m->biases[row];
            for (i = 0; i < way->width; i++) {
                long step = t * way->stride + i * way->dilation - way->before;
                if (step >= 0 && step < steps)
                    sum += part_of_row(m, row, i * size, size, x + step * size);
            }
            y[t * m->rows + row] = sum;
        }
}
