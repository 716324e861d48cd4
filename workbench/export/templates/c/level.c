/* A level of one column of the steps: NaN is skipped where values may be missing. */
typedef float (*level)(const float *x, long steps, long size, int missing);
