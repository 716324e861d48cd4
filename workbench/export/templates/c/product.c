/* The weighted sums of one step, one for each row. */
static void product(const matrix *m, const float *x, float *y)
{
    long row;
    for (row = 0; row < m->rows; row++)
        y[row] = (m->biases ? m->biases[row] : 0.0f) + part_of_row(m, row, 0, m->columns, x);
}
