static void mean_of_steps(const float *x, long steps, long size, float *y)
{
    long t, i;
    for (i = 0; i < size; i++) {
        double total = 0.0;
        for (t = 0; t < steps; t++)
            total += (double)x[t * size + i];
        y[i] = (float)(total / (double)steps);
    }
}
