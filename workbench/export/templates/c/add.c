/* Numbers added one by one. */
static void add(const float *x, const float *z, long count, float *y)
{
    long i;
    for (i = 0; i < count; i++)
        y[i] = x[i] + z[i];
}
