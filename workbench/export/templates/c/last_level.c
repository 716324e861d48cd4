static float last_level(const float *x, long steps, long size, int missing)
{
    long t;
    for (t = steps - 1; t >= 0; t--)
        if (!missing || !isnan(x[t * size]))
            return x[t * size];
    return 0.0f;
}
