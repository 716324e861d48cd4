static float gelu(float x)
{
    return 0.5f * x * (1.0f + erff(0.70710678f * x));
}
