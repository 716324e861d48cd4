static void most_of_steps(const float *x, long steps, long size, float *y)
{
    long t, i;
    for (i = 0; i < size; i++) {
        y[i] = x[i];
        for (t = 1; t < steps; t++)
            y[i] = x[t * size + i] > y[i] ? x[t * size + i] : y[i];
    }
}
