/* Every step gathers what it needs from the others: queries, keys and values lie side by side. */
static void attention(const float *parts, long steps, long size, long heads, int causal, float *scores, float *y)
{
    long deep = size / heads, head, t, s, i;
    float scale = 1.0f / sqrtf((float)deep);
    for (head = 0; head < heads; head++)
        for (t = 0; t < steps; t++) {
            long seen = causal ? t + 1 : steps;
            const float *query = parts + t * 3 * size + head * deep;
            float *found = y + t * size + head * deep;
            for (s = 0; s < seen; s++) {
                const float *key = parts + (s * 3 + 1) * size + head * deep;
                scores[s] = 0.0f;
                for (i = 0; i < deep; i++)
                    scores[s] += query[i] * key[i];
                scores[s] *= scale;
            }
            softmax(scores, seen);
            for (i = 0; i < deep; i++)
                found[i] = 0.0f;
            for (s = 0; s < seen; s++) {
                const float *value = parts + (s * 3 + 2) * size + head * deep;
                for (i = 0; i < deep; i++)
                    found[i] += scores[s] * value[i];
            }
        }
}
