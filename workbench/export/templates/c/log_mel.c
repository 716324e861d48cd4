/* Bands of sound: a turn of cosines and one of sines, whatever their sign, and each band's triangle of frequencies. */
typedef struct {
    long window, hop, bands;
    const double *cosines, *sines;
    const unsigned short *firsts, *counts;
    const float *triangles;
} mel_bank;

/* The logarithm of each band's power in every frame; silence stands behind a sound that is shorter than one. */
static void log_mel(const mel_bank *bank, const float *x, long length, long frames, double *exact, float *y)
{
    double *frame = exact, *power = exact + bank->window;
    long n, i, r, b;
    for (n = 0; n < frames; n++) {
        const float *triangle = bank->triangles;
        for (i = 0; i < bank->window; i++) {
            long at = n * bank->hop + i;
            frame[i] = at < length ? (double)x[at] * 2.0 / (double)bank->window * (1.0 - bank->cosines[i]) : 0.0;
        }
        for (r = 0; r <= bank->window / 2; r++) {
            double real = 0.0, imaginary = 0.0;
            long angle = 0;
            for (i = 0; i < bank->window; i++) {
                real += frame[i] * bank->cosines[angle];
                imaginary += frame[i] * bank->sines[angle];
                angle += r;
                if (angle >= bank->window)
                    angle -= bank->window;
            }
            power[r] = real * real + imaginary * imaginary;
        }
        for (b = 0; b < bank->bands; b++) {
            double total = 0.0;
            for (i = 0; i < bank->counts[b]; i++)
                total += (double)*triangle++ * power[bank->firsts[b] + i];
            y[n * bank->bands + b] = (float)log(total + 1e-10);
        }
    }
}
