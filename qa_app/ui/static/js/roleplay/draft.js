// What is being typed, kept in this tab only, so that a refresh or a lost page does not cost it.
const name = (attempt) => `practice-${attempt.dataset.attempt}`;

export function keep(attempt, text) {
  try {
    sessionStorage.setItem(name(attempt), text);
  } catch {
    // Storage is full or switched off: then it is only not kept.
  }
}

export function forget(attempt) {
  try {
    sessionStorage.removeItem(name(attempt));
  } catch {
    // As above.
  }
}

export function recall(attempt, box) {
  try {
    const text = sessionStorage.getItem(name(attempt));
    if (box && text && !box.value) box.value = text;
  } catch {
    // As above.
  }
}
