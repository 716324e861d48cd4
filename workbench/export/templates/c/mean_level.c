static float mean_level(const float *x, long steps, long size, int missing)
{
    double total = 0.0;
    long t, known = 0;
    for (t = 0; t < steps; t++)
        if (!missing || !isnan(x[t * size])) {
            total += (double)x[t * size];
            known++;
        }
    return (float)(total / (double)(known ? known : 1));
}
