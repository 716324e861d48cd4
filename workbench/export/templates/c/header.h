/* A trained model, written by Sequence Workbench {version}: C99, no allocation, no library but math.h.

   Inputs, in this order at each step: {inputs}
   Answer: {answer}

   Feed it numbers as they are: scaling and all else between your numbers and the answer is inside.

       static {model}_workspace workspace;
       {model}_value values[steps * {MODEL}_INPUTS];
       {model}_number answers[{MODEL}_ANSWERS];

       if ({model}_answer(values, steps, answers, &workspace) == 0)
           ...

   cc -std=c99 -O2 yours.c {model}.c -lm   (without -ffast-math: NaN may stand for a missing value) */

#ifndef {MODEL}_H
#define {MODEL}_H

#ifdef __cplusplus
extern "C" {
#endif

{sizes}
/* Numbers of the longest answer. */

typedef {value} {model}_value;
typedef {answered} {model}_number;

/* What it computes with: one for each thread. */
typedef struct {
{workspace}
} {model}_workspace;

/* Answer one sequence of 1 to {MODEL}_LONGEST steps, all inputs of the first step first. 0 where it is done, 1 where
   the length is not within these bounds. */
int {model}_answer(const {model}_value *values, long length, {model}_number *answers, {model}_workspace *workspace);

{names}
/* Pairs of a name and a text: how files were prepared for the model; the last is NULL. */
extern const char *const {model}_about[][2];

#ifdef __cplusplus
}
#endif

#endif
