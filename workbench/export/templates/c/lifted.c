/* Numbers at least as large as `range` below the largest. */
static void lifted(float *x, long count, float range)
{
    float most = x[0];
    long i;
    for (i = 1; i < count; i++)
        most = x[i] > most ? x[i] : most;
    for (i = 0; i < count; i++)
        x[i] = x[i] > most - range ? x[i] : most - range;
}
