/* A function of every number. */
static void activate(float (*function)(float), float *x, long count)
{
    long i;
    for (i = 0; i < count; i++)
        x[i] = function(x[i]);
}
