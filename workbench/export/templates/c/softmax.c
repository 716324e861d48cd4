/* Numbers as shares of one. */
static void softmax(float *x, long count)
{
    float most = x[0];
    double total = 0.0;
    long i;
    for (i = 1; i < count; i++)
        most = x[i] > most ? x[i] : most;
    for (i = 0; i < count; i++)
        total += (double)(x[i] = expf(x[i] - most));
    for (i = 0; i < count; i++)
        x[i] = (float)((double)x[i] / total);
}
