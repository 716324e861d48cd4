/* The same weighted sums at every step. */
static void products(const matrix *m, const float *x, long steps, float *y)
{
    long t;
    for (t = 0; t < steps; t++)
        product(m, x + t * m->columns, y + t * m->rows);
}
