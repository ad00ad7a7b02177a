/** The dialect of numbered packets with receipts: a centre and its nodes, as in an exchange plan. */
@NullMarked
package io.tributary.gateway.exchange;

import org.jspecify.annotations.NullMarked;
