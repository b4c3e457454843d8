package io.hornbook.layer;

import io.hornbook.model.Call;
import io.hornbook.model.Config;
import io.hornbook.model.Port;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one call of a layer gives besides its inputs: tensors by name, such as {@code
 * attention_mask}, and constants, such as {@code use_causal_mask}. What has been read is
 * remembered, so that an argument nobody read can be refused. Masks are not among them: each {@link
 * Signal} carries its own.
 */
public final class CallArguments {
  private final int inputs;
  private final Map<String, List<Integer>> tensors = new LinkedHashMap<>();
  private final Set<String> read = new LinkedHashSet<>();
  private final Config constants;

  /** The arguments of {@code call}. */
  public CallArguments(Call call) {
    inputs = call.inputs().size();
    constants = Config.of(call.arguments());
    int at = inputs;
    for (Map.Entry<String, List<Port>> entry : call.tensors().entrySet()) {
      List<Integer> places = new ArrayList<>();
      for (int i = 0; i < entry.getValue().size(); i++) {
        places.add(at++);
      }
      tensors.put(entry.getKey(), places);
    }
  }

  /** The number of inputs without a name; they come first in what the layer is given. */
  public int inputs() {
    return inputs;
  }

  /** Where the tensors of this argument stand in what the layer is given. */
  public List<Integer> tensors(String name) {
    read.add(name);
    return tensors.getOrDefault(name, List.of());
  }

  /** Where the tensor of this argument stands in what the layer is given. */
  public OptionalInt tensor(String name) {
    return tensors(name).stream().mapToInt(i -> i).findFirst();
  }

  /** The constant of this name. */
  public boolean flag(String name, boolean missing) {
    return constants.flag(name, missing);
  }

  /** The arguments that nobody has read, sorted; what is off is no obstacle. */
  public Set<String> unread() {
    Set<String> names = new TreeSet<>(constants.unread());
    names.removeIf(name -> Boolean.FALSE.equals(constants.peek(name)));
    tensors.keySet().stream().filter(name -> !read.contains(name)).forEach(names::add);
    return names;
  }
}
