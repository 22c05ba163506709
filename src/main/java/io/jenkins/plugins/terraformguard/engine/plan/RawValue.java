package io.jenkins.plugins.terraformguard.engine.plan;

import java.io.IOException;

/** JSON that was kept to be built later, once. */
interface RawValue {
    Value build() throws IOException;
}
