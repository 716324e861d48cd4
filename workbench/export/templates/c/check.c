/* Puts questions to a model: their lengths and values from a file, its answers into another. */
#include "{model}.h"

#include <stdint.h>
#include <stdio.h>

static {model}_workspace workspace;
static {model}_value values[{MODEL}_LONGEST * {MODEL}_INPUTS];
static {model}_number answers[{MODEL}_ANSWERS];

int main(int count, char **names)
{
    FILE *asked = count == 3 ? fopen(names[1], "rb") : NULL, *answered = count == 3 ? fopen(names[2], "wb") : NULL;
    int32_t sizes[2];
    if (asked == NULL || answered == NULL)
        return 2;
    while (fread(sizes, sizeof sizes, 1, asked) == 1) {
        size_t wanted = (size_t)sizes[0] * {MODEL}_INPUTS, given = (size_t)sizes[1];
        if (sizes[0] > {MODEL}_LONGEST || fread(values, sizeof *values, wanted, asked) != wanted)
            return 3;
        if ({model}_answer(values, sizes[0], answers, &workspace) != 0)
            return 4;
        if (fwrite(answers, sizeof *answers, given, answered) != given || fflush(answered) != 0)
            return 5;
    }
    fclose(asked);
    return fclose(answered) == 0 ? 0 : 5;
}
