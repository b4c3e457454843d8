package io.hornbook.dialect;

import io.hornbook.model.Change;
import io.hornbook.model.Generation;
import io.hornbook.model.Node;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/** Builds the rows of one step: {@code table.row("Dense").rename("output_dim", "units")…}. */
final class Table {
  private final String step;
  private final List<Draft> drafts = new ArrayList<>();

  Table(String step) {
    this.step = step;
  }

  /** A new row for these classes; for all classes when none is named. */
  Draft row(String id, String... types) {
    Draft draft = new Draft(step + "/" + id, new LinkedHashSet<>(Arrays.asList(types)));
    drafts.add(draft);
    return draft;
  }

  List<Row> rows() {
    return drafts.stream().map(Draft::build).toList();
  }

  /** A row in the making; verbs apply in the order in which they are named. */
  static final class Draft {
    private final String id;
    private final Set<String> types;
    private final List<Verb> verbs = new ArrayList<>();
    private BiPredicate<Node, Generation> when = (node, generation) -> true;
    private String why = Change.RENAMED;
    private String source = "";

    private Draft(String id, Set<String> types) {
      this.id = id;
      this.types = types;
    }

    Draft when(BiPredicate<Node, Generation> condition) {
      when = when.and(condition);
      return this;
    }

    Draft when(String key, Object value) {
      return when((node, generation) -> value.equals(node.config().peek(key)));
    }

    Draft becomes(String type) {
      return add(new ConfigVerbs.Becomes(type));
    }

    /** Renames keys: from, to, from, to … */
    Draft rename(String... pairs) {
      for (int i = 0; i < pairs.length; i += 2) {
        add(new ConfigVerbs.Rename(pairs[i], pairs[i + 1]));
      }
      return this;
    }

    Draft join(String to, String... from) {
      return add(new ConfigVerbs.Join(to, List.of(from)));
    }

    Draft values(String key, Map<Object, Object> spelling) {
      return add(new ConfigVerbs.Values(key, spelling));
    }

    Draft defaulted(String key, Object value) {
      return add(new ConfigVerbs.Defaulted(key, value));
    }

    Draft is(String key, Object value) {
      return add(new ConfigVerbs.Is(key, value));
    }

    Draft dropped(String reason, String... keys) {
      return add(new ConfigVerbs.Dropped(new LinkedHashSet<>(Arrays.asList(keys)), reason));
    }

    Draft gates(int count, List<List<Integer>> order) {
      return add(new WeightVerbs.Gates(count, order));
    }

    Draft transpose(int weight, Integer... axes) {
      return add(new WeightVerbs.Transpose(weight, List.of(axes)));
    }

    Draft flip(int weight, int axes) {
      return add(new WeightVerbs.Flip(weight, axes));
    }

    Draft rewrite(int weight, int rank, UnaryOperator<Tensor> rule, String after) {
      return add(WeightVerbs.Rewrite.of(weight, rank, rule, after));
    }

    Draft verb(Verb verb) {
      return add(verb);
    }

    Draft because(String reason) {
      why = reason;
      return this;
    }

    /** The Keras release and file that this row follows. */
    Draft source(String text) {
      source = text;
      return this;
    }

    private Draft add(Verb verb) {
      verbs.add(verb);
      return this;
    }

    private Row build() {
      return new Row(id, types, when, List.copyOf(verbs), why, source);
    }
  }
}
