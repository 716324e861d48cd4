/* Kernels of nine weights, three of them 2 and six -1: which inputs each reads and what its sums are compared with, for
   every distance of the steps that it sees. */
typedef struct {
    long inputs, distances, kernels, biases, every, window;
    const long *apart;
    const signed char *chosen, *large;
    const float *thresholds;
} kernel_bank;

/* The share of places at which each sum lies above each threshold: of every window, or of the whole where that is 0. */
static void kernel_features(const kernel_bank *bank, const float *x, long steps, long size, float *sums, float *y)
{
    long places = (steps - 1) / bank->every + 1, window = bank->window ? bank->window : places;
    long features = bank->distances * bank->kernels * bank->biases, number, t, p, i, v, w;
    for (number = 0; number < bank->distances * bank->kernels; number++) {
        const signed char *chosen = bank->chosen + number * bank->inputs;
        const signed char *large = bank->large + number % bank->kernels * 3;
        const float *thresholds = bank->thresholds + number * bank->biases;
        long apart = bank->apart[number / bank->kernels];
        for (t = 0; t < steps; t++) {
            sums[t] = 0.0f;
            for (i = 0; i < bank->inputs; i++)
                if (chosen[i])
                    sums[t] += rintf(x[t * size + i] * 1024.0f);
        }
        for (w = 0; w * window < places; w++) {
            float *found = y + w * features + number * bank->biases;
            long stop = (w + 1) * window < places ? (w + 1) * window : places;
            for (v = 0; v < bank->biases; v++)
                found[v] = 0.0f;
            for (p = w * window; p < stop; p++) {
                float all = 0.0f, three = 0.0f;
                for (i = 0; i < 9; i++) {
                    t = p * bank->every + (i - 4) * apart;
                    if (t >= 0 && t < steps) {
                        all += sums[t];
                        three += i == large[0] || i == large[1] || i == large[2] ? sums[t] : 0.0f;
                    }
                }
                for (v = 0; v < bank->biases; v++)
                    found[v] += 3.0f * three - all > thresholds[v] ? 1.0f : 0.0f;
            }
            for (v = 0; v < bank->biases; v++)
                found[v] /= (float)(stop - w * window);
        }
    }
}
