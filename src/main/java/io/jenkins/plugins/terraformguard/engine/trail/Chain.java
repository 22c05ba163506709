package io.jenkins.plugins.terraformguard.engine.trail;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How a chain grows. The caller holds one lock for the chain from reading the head to writing it for the second time:
 *
 * <ol>
 *   <li>read the head, or {@linkplain #first make} one; {@linkplain #recover recover} it with the links that are there;
 *   <li>make the {@linkplain #next next} link;
 *   <li>write the head that {@linkplain #announce announces} it;
 *   <li>write the link, and its signature before it;
 *   <li>write the head that has {@linkplain #commit taken} it.
 * </ol>
 *
 * Each write replaces a file as a whole. Killed before 3, nothing has happened. Killed before 4, the announced link is
 * nowhere: its number is not given again, and the next link names its digest as a {@linkplain Gap gap}. Killed before 5,
 * the head is one behind, and recovers. All functions are pure.
 */
public final class Chain {
    private Chain() {}

    /**
     * The head of a chain that has no link yet.
     *
     * @param chain a random UUID
     */
    public static ChainHead first(String chain, String guard) {
        return new ChainHead(chain, guard, 0, "", List.of(), Position.FIRST, null);
    }

    /**
     * The head of a chain that begins anew, because an earlier one can't be continued.
     *
     * @param chain a random UUID, another than the earlier chain's
     * @param reason a word such as {@link Gap#HEAD_LOST}
     * @param before digest of the last link of the earlier chain that can be found, or empty
     */
    public static ChainHead reset(String chain, String guard, String reason, String before) {
        return new ChainHead(chain, guard, 0, "", List.of(), Position.RESET, new Gap(reason, List.of(), before));
    }

    /**
     * The link that follows.
     *
     * @param head recovered
     * @param event what happened
     * @param lost why announced links are not there, {@link Gap#CRASH} for one; used only if there are such
     */
    public static Link next(ChainHead head, Event event, String lost) {
        Gap gap = head.gap();
        if (!head.announced().isEmpty()) {
            gap = gap == null
                    ? new Gap(lost, head.announced(), "")
                    : new Gap(gap.reason(), head.announced(), gap.before());
        }
        int sequence = head.sequence() + 1 + head.announced().size();
        return new Link(new Position(head.chain(), head.guard(), sequence, head.link(), head.start(), gap), event);
    }

    /**
     * The head that says that a link is about to be written.
     *
     * @throws TrailException if too many were announced in a row and never written
     */
    public static ChainHead announce(ChainHead head, Link link) throws TrailException {
        if (head.announced().size() == TrailLimits.ANNOUNCED) {
            throw new TrailException("The last " + TrailLimits.ANNOUNCED
                    + " links of the chain were announced and never written: look after the place where they are kept");
        }
        List<String> announced = new ArrayList<>(head.announced());
        announced.add(LinkDocument.digest(link));
        return new ChainHead(
                head.chain(), head.guard(), head.sequence(), head.link(), announced, head.start(), head.gap());
    }

    /**
     * The head after a link was written.
     *
     * @throws IllegalArgumentException if it was not announced last
     */
    public static ChainHead commit(ChainHead head, Link link) {
        String digest = LinkDocument.digest(link);
        int last = head.announced().size() - 1;
        if (last < 0 || !head.announced().get(last).equals(digest)) {
            throw new IllegalArgumentException("The link " + digest + " was not announced last");
        }
        return at(head, last);
    }

    /**
     * The head as it should be, by the links that are there: one that was announced and written is taken.
     *
     * @param found links that were found; at least those whose digests are {@linkplain ChainHead#announced announced}
     */
    public static ChainHead recover(ChainHead head, Collection<Link> found) {
        Set<String> digests = new HashSet<>();
        found.forEach(link -> digests.add(LinkDocument.digest(link)));
        for (int i = head.announced().size() - 1; i >= 0; i--) {
            if (digests.contains(head.announced().get(i))) {
                return at(head, i);
            }
        }
        return head;
    }

    /** The head with one of the announced links taken; those before it are named by it, those after it are still open. */
    private static ChainHead at(ChainHead head, int index) {
        List<String> announced = head.announced();
        return new ChainHead(
                head.chain(),
                head.guard(),
                head.sequence() + 1 + index,
                announced.get(index),
                announced.subList(index + 1, announced.size()),
                "",
                null);
    }
}
