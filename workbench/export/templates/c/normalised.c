/* Every feature less its mean and over its deviation. */
static void normalised(const float *means, const float *deviations, float *x, long steps, long size)
{
    long t, i;
    for (t = 0; t < steps; t++)
        for (i = 0; i < size; i++)
            x[t * size + i] = (x[t * size + i] - means[i]) / deviations[i];
}
