/* The first columns less their levels, which are kept. */
static void without_levels(level of, float *x, long steps, long size, long columns, int missing, float *levels)
{
    long t, i;
    for (i = 0; i < columns; i++) {
        levels[i] = of(x + i, steps, size, missing);
        for (t = 0; t < steps; t++)
            x[t * size + i] -= levels[i];
    }
}
