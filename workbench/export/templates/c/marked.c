/* Zeros in place of NaN, and beside the columns as many that say where they were. */
static void marked(float *x, long steps, long size, long columns)
{
    long t, i;
    for (t = 0; t < steps; t++)
        for (i = 0; i < columns; i++) {
            int missing = isnan(x[t * size + i]);
            x[t * size + columns + i] = missing ? 1.0f : 0.0f;
            if (missing)
                x[t * size + i] = 0.0f;
        }
}
