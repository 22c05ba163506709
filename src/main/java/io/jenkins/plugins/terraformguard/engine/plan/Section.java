package io.jenkins.plugins.terraformguard.engine.plan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A walk over one section of a document: its objects and lists are taken apart, its elements are built one at a time. */
abstract class Section {
    protected final PlanInput input;
    protected final Skimmer skimmer;

    Section(PlanInput input) {
        this.input = input;
        this.skimmer = input.skimmer();
    }

    /** Calls back for each member of the object that comes next; anything else is skipped. */
    protected final void members(Member member) throws PlanException, IOException {
        if (skimmer.peek() != '{') {
            skimmer.skip();
            return;
        }
        skimmer.enter();
        skimmer.next();
        if (skimmer.peek() == '}') {
            skimmer.next();
        } else {
            int after;
            do {
                String key = skimmer.key();
                member.read(key);
                after = skimmer.next();
            } while (after == ',');
            if (after != '}') {
                throw new StumbleException();
            }
        }
        skimmer.leave();
    }

    /** Calls back for one member of the object that comes next; all the others are skipped. */
    protected final void member(String wanted, Element value) throws PlanException, IOException {
        members(key -> {
            if (key.equals(wanted)) {
                value.read();
            } else {
                skimmer.skip();
            }
        });
    }

    /** Calls back for each member of an object whose keys are names; a name that is there twice is an error. */
    protected final void named(Member member) throws PlanException, IOException {
        Set<String> names = new HashSet<>();
        long maxNames = input.limits().of(ReadLimits.Limit.MAX_VALUES);
        members(name -> {
            if (!names.add(name)) {
                throw new DuplicateKeyException();
            }
            if (names.size() > maxNames) {
                throw new LimitException(ReadLimits.Limit.MAX_VALUES, maxNames);
            }
            member.read(name);
        });
    }

    /** Calls back for each element of the list of objects that comes next. */
    protected final void elements(Element element) throws PlanException, IOException {
        if (skimmer.peek() == 'n') {
            skimmer.skip();
            return;
        }
        skimmer.expect('[');
        skimmer.enter();
        if (skimmer.peek() == ']') {
            skimmer.next();
        } else {
            int after;
            do {
                if (skimmer.peek() != '{') {
                    throw new StumbleException();
                }
                element.read();
                after = skimmer.next();
            } while (after == ',');
            if (after != ']') {
                throw new StumbleException();
            }
        }
        skimmer.leave();
    }

    /** The texts of the list that comes next; anything else has none. */
    protected final List<String> texts() throws IOException {
        if (skimmer.peek() != '[') {
            skimmer.skip();
            return List.of();
        }
        List<String> texts = new ArrayList<>(2);
        skimmer.next();
        int after = skimmer.peek() == ']' ? skimmer.next() : ',';
        while (after == ',') {
            if (skimmer.peek() != '"') {
                throw new StumbleException();
            }
            texts.add(skimmer.text());
            after = skimmer.next();
        }
        if (after != ']') {
            throw new StumbleException();
        }
        return texts;
    }

    /** Builds the value that comes next. */
    protected final Value element() throws IOException {
        skimmer.peek();
        skimmer.keep();
        Value value = skimmer.build();
        skimmer.forget();
        return value;
    }

    /** The same for an object; an empty one stands for anything else. */
    protected final MapValue map() throws IOException {
        return element() instanceof MapValue map ? map : MapValue.EMPTY;
    }

    /** Takes the value of one key, all of it. */
    interface Member {
        void read(String key) throws PlanException, IOException;
    }

    /** Takes one element, all of it. */
    interface Element {
        void read() throws PlanException, IOException;
    }
}
