/* Every step with mean 0 and deviation 1 over its features, then by learned weights. */
static void layer_norm(const float *weights, const float *biases, float epsilon, const float *x, long steps, long size,
                       float *y)
{
    long t, i;
    for (t = 0; t < steps; t++, x += size, y += size) {
        double mean = 0.0, variance = 0.0;
        float scale;
        for (i = 0; i < size; i++)
            mean += (double)x[i] / (double)size;
        for (i = 0; i < size; i++)
            variance += ((double)x[i] - mean) * ((double)x[i] - mean) / (double)size;
        scale = 1.0f / sqrtf((float)variance + epsilon);
        for (i = 0; i < size; i++)
            y[i] = (x[i] - (float)mean) * scale * weights[i] + biases[i];
    }
}
