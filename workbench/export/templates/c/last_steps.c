/* The last `count` steps side by side; a shorter sequence repeats its first step. */
static void last_steps(const float *x, long steps, long size, long count, float *y)
{
    long s, i;
    for (s = 0; s < count; s++) {
        long t = steps - count + s > 0 ? steps - count + s : 0;
        for (i = 0; i < size; i++)
            y[s * size + i] = x[t * size + i];
    }
}
