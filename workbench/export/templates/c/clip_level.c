/* Features less their own means over the sound, and where it is asked for over their own spreads. */
static void clip_level(float *x, long frames, long size, int spread)
{
    long n, i;
    for (i = 0; i < size; i++) {
        double mean = 0.0, variance = 0.0;
        for (n = 0; n < frames; n++)
            mean += (double)x[n * size + i] / (double)frames;
        for (n = 0; n < frames; n++) {
            x[n * size + i] -= (float)mean;
            variance += (double)x[n * size + i] * (double)x[n * size + i] / (double)frames;
        }
        for (n = 0; spread && n < frames; n++)
            x[n * size + i] /= sqrtf((float)variance + 1e-3f);
    }
}
