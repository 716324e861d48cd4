/* The vector of each step's token; a number that is no token counts as the nearest one. */
static void embedding(const matrix *m, const float *x, long steps, long size, float *y)
{
    long t, i;
    for (t = 0; t < steps; t++) {
        float number = x[t * size];
        long row = number >= (float)m->rows ? m->rows - 1 : number >= 0.0f ? (long)number : 0;
        for (i = 0; i < m->columns; i++)
            y[t * m->columns + i] = m->weights[row * m->columns + i];
    }
}
