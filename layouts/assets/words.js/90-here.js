/* What only a question with words wants is a file of its own; this says that all of it is here. */
finder.take("script", true);
