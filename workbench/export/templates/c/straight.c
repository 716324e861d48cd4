/* What the last steps give by weights of their own, added to the answer; zeros stand before a shorter window. */
static void straight(const matrix *m, long first, long count, const float *x, long steps, long size, long inputs,
                     float *y)
{
    long context = m->columns / inputs, shown = steps < context ? steps : context, row, n;
    for (row = 0; row < count; row++) {
        float sum = m->biases[first + row];
        for (n = 0; n < shown; n++)
            sum += part_of_row(m, first + row, (context - shown + n) * inputs, inputs, x + (steps - shown + n) * size);
        y[row] += sum;
    }
}
