/* The number of a word; 0 for any that was not learned. */
static long word_of(float number, long words)
{
    return number >= 1.0f && number <= (float)words ? (long)number : 0;
}
