package io.hornbook.dialect;

import io.hornbook.model.Call;
import io.hornbook.model.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A recurrent layer that is called with initial states does not see the mask of its input. */
record UnmaskedWithStates() implements Verb {
  private static final String KEY = "unmasked";

  @Override
  public Optional<Edit> apply(Node node) {
    List<Call> calls = new ArrayList<>();
    for (Call call : node.calls()) {
      Map<String, Object> arguments = new LinkedHashMap<>(call.arguments());
      if (call.operands().size() > 1 && call.masks().isEmpty()) {
        arguments.put(KEY, true);
      }
      calls.add(call.withArguments(arguments));
    }
    return calls.equals(node.calls())
        ? Optional.empty()
        : Optional.of(new Edit(node.withCalls(calls), "initial_state", KEY));
  }
}
