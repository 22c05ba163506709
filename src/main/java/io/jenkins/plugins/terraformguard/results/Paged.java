package io.jenkins.plugins.terraformguard.results;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** One page of a list, with links to the others. Only what is on the page is made. */
@Restricted(NoExternalUse.class)
public final class Paged<T> {
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,5}");

    private final List<T> items;
    private final int total;
    private final int size;
    private final int page;
    private final IntFunction<String> link;

    private Paged(List<T> items, int total, int size, int page, IntFunction<String> link) {
        this.items = items;
        this.total = total;
        this.size = size;
        this.page = page;
        this.link = link;
    }

    /**
     * Cuts out a page.
     *
     * @param wanted page from 1; the last one is taken if there are fewer
     * @param link address of a page
     */
    public static <S, T> Paged<T> of(List<S> all, int size, int wanted, Function<S, T> row, IntFunction<String> link) {
        int page = Math.max(1, Math.min(wanted, pages(all.size(), size)));
        int from = (page - 1) * size;
        int to = Math.min(all.size(), from + size);
        return new Paged<>(all.subList(from, to).stream().map(row).toList(), all.size(), size, page, link);
    }

    /**
     * The number of a page, as an address has it.
     *
     * @param text may be null
     * @return 1 if it is none
     */
    public static int number(String text) {
        return text != null && NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 1;
    }

    public List<T> getItems() {
        return items;
    }

    public int getTotal() {
        return total;
    }

    public boolean isEmpty() {
        return items.isEmpty();
    }

    /** Number of the page, from 1. */
    public int getPage() {
        return page;
    }

    public int getPages() {
        return pages(total, size);
    }

    /** Number of the first item of this page, from 1. */
    public int getFrom() {
        return (page - 1) * size + 1;
    }

    public int getTo() {
        return (page - 1) * size + items.size();
    }

    /** Address of the page before, or null. */
    public String getPrevious() {
        return page > 1 ? link.apply(page - 1) : null;
    }

    /** Address of the page after, or null. */
    public String getNext() {
        return page < getPages() ? link.apply(page + 1) : null;
    }

    public String getFirst() {
        return link.apply(1);
    }

    public String getLast() {
        return link.apply(getPages());
    }

    private static int pages(int total, int size) {
        return Math.max(1, (total + size - 1) / size);
    }
}
