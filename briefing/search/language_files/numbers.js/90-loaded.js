// @ts-check
/* Says that this script is loaded. Its file is the last one of the folder. */
finder.take("languages/numbers", {});
