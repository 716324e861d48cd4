/* What the last steps, zeros before a shorter window, and the numbers behind them give by weights of their own, added
   to y. */
static void straight(const matrix *m, long first, long count, const float *x, long steps, long size, long inputs,
                     const float *behind, long further, float *y)
{
    long context = (m->columns - further) / inputs, shown = steps < context ? steps : context, row, n;
    for (row = 0; row < count; row++) {
        float sum = m->biases[first + row];
        for (n = 0; n < shown; n++)
            sum += part_of_row(m, first + row, (context - shown + n) * inputs, inputs, x + (steps - shown + n) * size);
        if (further)
            sum += part_of_row(m, first + row, context * inputs, further, behind);
        y[row] += sum;
    }
}
