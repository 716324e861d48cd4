/* What a cell makes of its weighted sums of a step's inputs and of its outputs before: its next states, of which the
   first is the output. */
typedef void (*cell_step)(const float *x, const float *h, float *state, long units);

/* One recurrent layer in one direction; steps of its outputs are `width` numbers apart. */
static void recurrent(const matrix *of_inputs, const matrix *of_outputs, cell_step next, long states, int backward,
                      const float *x, long steps, float *sums, float *y, long width)
{
    long units = of_outputs->columns, n, u;
    float *before = sums + of_inputs->rows, *state = before + of_outputs->rows;
    for (u = 0; u < states * units; u++)
        state[u] = 0.0f;
    for (n = 0; n < steps; n++) {
        long t = backward ? steps - 1 - n : n;
        product(of_inputs, x + t * of_inputs->columns, sums);
        product(of_outputs, state, before);
        next(sums, before, state, units);
        for (u = 0; u < units; u++)
            y[t * width + u] = state[u];
    }
}
