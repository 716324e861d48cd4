/* The cosine transform of every frame's bands. */
static void cosine_transform(const float *waves, long coefficients, const float *x, long frames, long bands, float *y)
{
    long n, c, b;
    for (n = 0; n < frames; n++)
        for (c = 0; c < coefficients; c++) {
            double total = 0.0;
            for (b = 0; b < bands; b++)
                total += (double)waves[c * bands + b] * (double)x[n * bands + b];
            y[n * coefficients + c] = (float)total;
        }
}
