package io.hornbook.layer.attention;

import io.hornbook.error.Unsupported;
import io.hornbook.layer.CallArguments;
import io.hornbook.layer.Signal;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the tensors of a call of multi-head attention stand in what the layer is given, and what
 * else the call asks for. Each place but the query's may be {@link #NONE}.
 *
 * @param heedsQueryMask whether a mask that the call names for the query counts; Keras 3's
 *     MultiHeadAttention takes the one that the query carries all the same
 * @param keyed whether the call names a key: the value is its own otherwise
 * @param causal whether step i of the query sees only steps up to i
 * @param scores whether the weights of the values are given too
 */
record Roles(
    boolean heedsQueryMask,
    int value,
    int key,
    boolean keyed,
    int queryMask,
    int valueMask,
    int keyMask,
    int attentionMask,
    boolean causal,
    boolean scores) {
  private static final int NONE = -1;

  /** Of a call of MultiHeadAttention on query and value. */
  static final Roles PLAIN = new Roles(false, 1, 1, false, NONE, NONE, NONE, NONE, false, false);

  /** Of a call of GroupQueryAttention on query and value. */
  static final Roles GROUPED = new Roles(true, 1, 1, false, NONE, NONE, NONE, NONE, false, false);

  /** Query, value and key may come in this order without names. */
  Roles of(CallArguments call) {
    if (call.inputs() > 3) {
      throw new Unsupported("more than a query, a value and a key without names");
    }
    int values = call.tensor("value").orElse(1);
    boolean third = call.inputs() == 3;
    int keys = call.tensor("key").orElse(third ? 2 : values);
    int queries = call.tensor("query_mask").orElse(NONE);
    return new Roles(
        heedsQueryMask,
        values,
        keys,
        third || keys != values,
        heedsQueryMask ? queries : NONE,
        call.tensor("value_mask").orElse(NONE),
        call.tensor("key_mask").orElse(NONE),
        call.tensor("attention_mask").orElse(NONE),
        call.flag("use_causal_mask", false),
        call.flag("return_attention_scores", false));
  }

  Shape value(List<Shape> in) {
    return in.get(value);
  }

  Shape key(List<Shape> in) {
    return in.get(key);
  }

  /** What the call and the masks of its tensors let through; they broadcast to the scores. */
  List<Tensor> seen(List<Signal> in) {
    List<Tensor> seen = new ArrayList<>();
    mask(in, 0, queryMask).ifPresent(mask -> seen.add(Masks.rows(mask)));
    mask(in, value, valueMask).ifPresent(mask -> seen.add(Masks.columns(mask)));
    if (keyed) {
      mask(in, key, keyMask).ifPresent(mask -> seen.add(Masks.columns(mask)));
    }
    if (attentionMask != NONE) {
      seen.add(in.get(attentionMask).value().as(DType.BOOL));
    }
    return seen;
  }

  /** The mask that the call names for a tensor, or the one that this carries. */
  private static Optional<Tensor> mask(List<Signal> in, int tensor, int named) {
    return named == NONE
        ? in.get(tensor).mask()
        : Optional.of(in.get(named).value().as(DType.BOOL));
  }
}
