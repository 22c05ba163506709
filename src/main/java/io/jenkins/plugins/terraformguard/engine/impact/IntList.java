package io.jenkins.plugins.terraformguard.engine.impact;

import java.util.Arrays;

/** Numbers in a row, without an object for each. */
final class IntList {
    private int[] elements = new int[16];
    private int size;

    void add(int element) {
        if (size == elements.length) {
            elements = Arrays.copyOf(elements, size + size / 2);
        }
        elements[size++] = element;
    }

    int get(int index) {
        return elements[index];
    }

    int removeLast() {
        return elements[--size];
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    void sort() {
        Arrays.sort(elements, 0, size);
    }
}
