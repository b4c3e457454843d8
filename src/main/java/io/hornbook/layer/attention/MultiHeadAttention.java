package io.hornbook.layer.attention;

import io.hornbook.layer.CallArguments;
import io.hornbook.layer.Checks;
import io.hornbook.layer.Layer;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.Signal;
import io.hornbook.layer.State;
import io.hornbook.layer.Weight;
import io.hornbook.layer.Weights;
import io.hornbook.math.Activation;
import io.hornbook.math.Elementwise;
import io.hornbook.math.Linear;
import io.hornbook.math.Rearrange;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Several lookups side by side: with {@code q = query Wq, k = key Wk, v = value Wv} in heads,
 * {@code y = (softmax(q k / sqrt(keyDim)) v) Wo}: {@code query (n, t..., d), value (n, s..., e) ->
 * y (n, t..., out)} (Keras 3.15, {@code keras/src/layers/attention/multi_head_attention.py} and
 * {@code grouped_query_attention.py}).
 *
 * @param heads heads of the query
 * @param keyHeads heads of key and value: so many heads of the query share one
 * @param axes which axes of the input are looked along; all but the first and the last if empty
 * @param window how near a step must be to be seen, 0 if any is
 * @param out the output's last axes; the query's last one if empty
 * @param unseeing what a step gives that sees nothing
 * @param takesMasksOff whether query, value and key lose their masks to later layers
 * @param useGate whether the heads are weighed by {@code sigmoid(query Wg)} before the last product
 */
record MultiHeadAttention(
    int heads,
    int keyHeads,
    int keyDim,
    int valueDim,
    List<Integer> axes,
    int window,
    List<Integer> out,
    boolean useBias,
    boolean useGate,
    Unseeing unseeing,
    boolean takesMasksOff,
    Roles roles)
    implements Layer {
  static final LayerType TYPE = new LayerType("MultiHeadAttention", MultiHeadAttention::read);
  static final LayerType GROUPED =
      new LayerType("GroupQueryAttention", MultiHeadAttention::readGrouped);
  private static final Activation SIGMOID = Activation.of("sigmoid", Map.of());

  private static MultiHeadAttention read(Config c) {
    c.ignore("flash_attention", "query_shape", "key_shape", "value_shape");
    int heads = c.intAt("num_heads");
    int keyDim = c.intAt("key_dim");
    return new MultiHeadAttention(
        heads,
        heads,
        keyDim,
        c.intAt("value_dim", keyDim),
        c.ints("attention_axes", List.of()),
        c.intAt("sliding_window", 0),
        c.ints("output_shape", List.of()),
        c.flag("use_bias", true),
        c.flag("use_gate", false),
        Unseeing.read(c),
        c.flag("takes_masks_off", false),
        Roles.PLAIN);
  }

  private static MultiHeadAttention readGrouped(Config c) {
    c.ignore("flash_attention");
    int heads = c.intAt("num_query_heads");
    int keyHeads = c.intAt("num_key_value_heads");
    int dim = c.intAt("head_dim");
    Checks.require(
        keyHeads > 0 && heads % keyHeads == 0,
        "num_query_heads should be a multiple of num_key_value_heads; found %s and %s",
        heads,
        keyHeads);
    return new MultiHeadAttention(
        heads,
        keyHeads,
        dim,
        dim,
        List.of(1),
        c.intAt("sliding_window", 0),
        List.of(),
        c.flag("use_bias", true),
        c.flag("use_gate", false),
        Unseeing.read(c),
        false,
        Roles.GROUPED);
  }

  @Override
  public Layer called(CallArguments call) {
    return new MultiHeadAttention(
        heads,
        keyHeads,
        keyDim,
        valueDim,
        axes,
        window,
        out,
        useBias,
        useGate,
        unseeing,
        takesMasksOff,
        roles.of(call));
  }

  @Override
  public List<Weight> weights(List<Shape> in) {
    List<Weight> slots = new ArrayList<>();
    int d = in.get(0).dim(-1);
    dense(slots, "query", d, heads, keyDim);
    dense(slots, "key", roles.key(in).dim(-1), keyHeads, keyDim);
    if (useGate) {
      dense(slots, "gate", d, heads, valueDim);
    }
    dense(slots, "value", roles.value(in).dim(-1), keyHeads, valueDim);
    Shape last = last(in.get(0));
    slots.add(new Weight("output kernel", Shape.of(heads, valueDim).concat(last)));
    if (useBias) {
      slots.add(new Weight("output bias", last));
    }
    return slots;
  }

  private void dense(List<Weight> slots, String name, int d, int some, int dim) {
    slots.add(Weight.of(name + " kernel", d, some, dim));
    if (useBias) {
      slots.add(Weight.of(name + " bias", some, dim));
    }
  }

  /** The last axes of the output. */
  private Shape last(Shape query) {
    return out.isEmpty()
        ? Shape.of(query.dim(-1))
        : Shape.of(out.stream().mapToInt(i -> i).toArray());
  }

  private HeadAxes axes(Shape query) {
    return HeadAxes.of(query.rank(), axes);
  }

  @Override
  public List<Shape> infer(List<Shape> in) {
    Checks.require(in.size() > 1, "a query and a value expected; found %s inputs", in.size());
    Shape query = in.get(0);
    Shape key = roles.key(in);
    HeadAxes along = axes(query);
    along.check(query, key, roles.value(in));
    Shape y = query.slice(0, query.rank() - 1).concat(last(query));
    return roles.scores() ? List.of(y, along.scores(query, key, heads)) : List.of(y);
  }

  @Override
  public List<Signal> forward(List<Signal> in, Weights w, State state) {
    Tensor query = in.get(0).value();
    Tensor key = in.get(roles.key()).value();
    HeadAxes along = axes(query.shape());
    Tensor q = Elementwise.scale(project(query, w, "query", heads), 1 / Math.sqrt(keyDim), 0);
    Tensor k = shared(project(key, w, "key", keyHeads));
    Tensor v = shared(project(in.get(roles.value()).value(), w, "value", keyHeads));
    Tensor raw = Linear.matmul(along.rows(q), Rearrange.transpose(along.rows(k)));
    Tensor weights = weights(raw, in, along);
    Tensor each = along.restored(Linear.matmul(weights, along.rows(v)), query.shape());
    if (useGate) {
      each = Elementwise.multiply(each, SIGMOID.apply(project(query, w, "gate", heads)));
    }
    Signal y = new Signal(output(each, query.shape(), w), in.get(0).mask());
    if (!roles.scores()) {
      return List.of(y);
    }
    Shape full = along.scores(query.shape(), key.shape(), heads);
    return List.of(y, Signal.of(weights.reshape(full)));
  }

  /** {@code (n, t..., d) -> (n, t..., some heads, dim)}. */
  private Tensor project(Tensor x, Weights w, String name, int some) {
    Linear.Packed kernel = w.derive(name, own -> Linear.pack(matrix(own.get(name + " kernel"), 1)));
    Tensor y = Linear.affine(x, kernel, w.find(name + " bias").map(MultiHeadAttention::flat));
    int dim = some == 0 ? 0 : kernel.n() / some;
    return y.reshape(y.shape().with(-1, some).concat(Shape.of(dim)));
  }

  /** Each head of key or value as often as the query has heads for it. */
  private Tensor shared(Tensor x) {
    return heads == keyHeads ? x : Rearrange.repeat(x, heads / keyHeads, -2);
  }

  private Tensor weights(Tensor raw, List<Signal> in, HeadAxes along) {
    Shape query = in.get(0).value().shape();
    Shape key = in.get(roles.key()).value().shape();
    List<Tensor> seen = roles.seen(in);
    if (roles.causal()) {
      seen.add(Masks.past(query.dim(1), key.dim(1)));
    }
    if (window > 0) {
      seen.add(Masks.near(query.dim(1), key.dim(1), window));
    }
    if (seen.isEmpty()) {
      return Activation.softmax(raw, -1);
    }
    Shape full = along.scores(query, key, heads);
    Tensor mask = Masks.expanded(Masks.all(seen), full.rank(), 2 * along.count());
    Tensor weights =
        Activation.softmax(Masks.hide(raw.reshape(full), mask).reshape(raw.shape()), -1);
    if (!unseeing.isZero(query.rank(), roles.scores())) {
      return weights;
    }
    Tensor zero = Tensor.zeros(Shape.of(), raw.dtype());
    return Elementwise.where(mask, weights.reshape(full), zero).reshape(raw.shape());
  }

  private Tensor output(Tensor each, Shape query, Weights w) {
    Linear.Packed kernel =
        w.derive("output", own -> Linear.pack(matrix(own.get("output kernel"), 2)));
    Shape positions = query.slice(0, query.rank() - 1);
    Tensor rows = each.reshape(positions.concat(Shape.of(heads * valueDim)));
    Tensor y = Linear.affine(rows, kernel, w.find("output bias").map(MultiHeadAttention::flat));
    return y.reshape(positions.concat(last(query)));
  }

  /** A kernel as a matrix whose rows are its first {@code axes} axes. */
  private static Tensor matrix(Tensor kernel, int axes) {
    Shape shape = kernel.shape();
    int rows = Math.toIntExact(shape.product(0, axes));
    int columns = Math.toIntExact(shape.product(axes, shape.rank()));
    return kernel.reshape(Shape.of(rows, columns));
  }

  private static Tensor flat(Tensor bias) {
    return bias.reshape(Shape.of(bias.size()));
  }
}
