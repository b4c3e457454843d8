package io.hornbook.layer;

import io.hornbook.math.Elementwise;
import io.hornbook.math.Linear;
import io.hornbook.tensor.Narrow;
import io.hornbook.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A layer's weights, bound to their slots and cast to the dtype of the run; those of wrapped layers
 * hang below by role. What a layer derives from them (packed kernels, folded scales) is made once
 * and kept. Safe for use by several threads.
 */
public final class Weights {
  /** The weights of a layer that has none. */
  public static final Weights NONE = new Weights(Map.of(), Map.of());

  private final Map<String, Tensor> own;
  private final Map<String, Weights> inner;
  private final Optional<Narrow> type;
  private final Map<String, Object> derived = new ConcurrentHashMap<>();

  /** Of a layer that computes in float32 or float64. */
  public Weights(Map<String, Tensor> own, Map<String, Weights> inner) {
    this(own, inner, Optional.empty());
  }

  /**
   * @param type what the layer computes in, where it is less than float32
   */
  public Weights(Map<String, Tensor> own, Map<String, Weights> inner, Optional<Narrow> type) {
    this.own = new LinkedHashMap<>(own);
    this.inner = new LinkedHashMap<>(inner);
    this.type = type;
  }

  /** The array in slot {@code name}, which the layer has declared. */
  public Tensor get(String name) {
    return find(name).orElseThrow(() -> new IllegalStateException("no weight '" + name + "'"));
  }

  public Optional<Tensor> find(String name) {
    return Optional.ofNullable(own.get(name));
  }

  /** The kernel in slot {@code name}, packed for {@link Linear}; packed on first use. */
  public Linear.Packed packed(String name) {
    return derive("packed " + name, w -> Linear.pack(w.get(name)));
  }

  /**
   * A product with the bias in slot {@code bias}, if there is one, on its last axis: at once, or in
   * less than float32 the product and the sum each rounded, as Keras has them.
   *
   * @param product gives it with a bias or without
   */
  public Tensor biased(String bias, Function<Optional<Tensor>, Tensor> product) {
    if (type.isEmpty()) {
      return product.apply(find(bias));
    }
    Tensor y = rounded(product.apply(Optional.empty()));
    return find(bias).map(b -> rounded(Elementwise.add(y, b))).orElse(y);
  }

  /** Whether the layer computes in less than float32. */
  public boolean rounds() {
    return type.isPresent();
  }

  /** In the type that the layer computes in, where it is less than float32. */
  public Tensor rounded(Tensor x) {
    return type.map(t -> t.round(x)).orElse(x);
  }

  /**
   * What {@code maker} makes of these weights: made on first use under {@code key}, then kept. One
   * key always stands for one maker.
   */
  @SuppressWarnings("unchecked")
  public <T> T derive(String key, Function<Weights, T> maker) {
    Object known = derived.get(key);
    if (known == null) {
      known = derived.computeIfAbsent(key, k -> maker.apply(this));
    }
    return (T) known;
  }

  /** The weights of the wrapped layer in this role. */
  public Weights inner(String role) {
    return inner.getOrDefault(role, NONE);
  }

  /** The number of weight values, wrapped layers included. */
  public long count() {
    long count = own.values().stream().mapToLong(t -> t.shape().size()).sum();
    return count + inner.values().stream().mapToLong(Weights::count).sum();
  }
}
