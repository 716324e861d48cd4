/* The sum of `count` numbers, each times its weight, from a column of a row on. */
static float part_of_row(const matrix *m, long row, long column, long count, const float *x)
{
    const signed char *w = m->weights + row * m->columns + column;
    float a = 0.0f, b = 0.0f, c = 0.0f, d = 0.0f;
    long whole = count - count % 4, i;
    for (i = 0; i < whole; i += 4) {
        a += (float)w[i] * x[i];
        b += (float)w[i + 1] * x[i + 1];
        c += (float)w[i + 2] * x[i + 2];
        d += (float)w[i + 3] * x[i + 3];
    }
    for (i = whole; i < count; i++)
        a += (float)w[i] * x[i];
    return m->scales[row] * ((a + b) + (c + d));
}
