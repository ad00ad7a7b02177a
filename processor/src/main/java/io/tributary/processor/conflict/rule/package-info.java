/** The rules that decide one operation, one file a rule, in the order of Rulebook. */
@NullMarked
package io.tributary.processor.conflict.rule;

import org.jspecify.annotations.NullMarked;
