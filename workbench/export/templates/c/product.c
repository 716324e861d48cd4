/* The weighted sums of one step, one for each row. */
static void product(const matrix *m, const float *x, float *y)
{
    long row;
    for (row = 0; row < m->rows; row++)
        y[row] = (row < m->bare ? 0.0f : m->biases[row - m->bare]) + part_of_row(m, row, 0, m->columns, x);
}
