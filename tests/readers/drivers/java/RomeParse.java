import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import com.rometools.rome.feed.module.DCModule;
import java.io.PrintStream;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;

/** Reads a feed from stdin with ROME and prints what it found as one JSON object. */
public class RomeParse {
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, "UTF-8");
        try {
            SyndFeed feed = new SyndFeedInput().build(new XmlReader(System.in));
            List<String> items = new ArrayList<>();
            for (SyndEntry entry : feed.getEntries()) {
                items.add(item(entry));
            }
            out.println("{\"feed_title\":" + quoted(feed.getTitle()) + ",\"items\":" + items + "}");
        } catch (Throwable problem) {
            out.println("{\"error\":" + quoted(String.valueOf(problem)) + "}");
        }
    }

    private static String item(SyndEntry entry) {
        SyndContent summary = entry.getDescription();
        boolean hasBody = !entry.getContents().isEmpty();
        return "{\"id\":" + quoted(entry.getUri())
            + ",\"title\":" + quoted(entry.getTitle())
            + ",\"link\":" + quoted(entry.getLink())
            + ",\"published\":" + date(entry.getPublishedDate())
            + ",\"updated\":" + date(entry.getUpdatedDate())
            + ",\"authors\":" + authors(entry)
            + ",\"content\":" + quoted(hasBody ? entry.getContents().get(0).getValue() : null)
            + ",\"summary\":" + quoted(summary == null ? null : summary.getValue()) + "}";
    }

    private static List<String> authors(SyndEntry entry) {
        List<String> names = new ArrayList<>();
        for (SyndPerson person : entry.getAuthors()) {
            names.add(person.getName());
        }
        DCModule dublinCore = (DCModule) entry.getModule(DCModule.URI);
        if (names.isEmpty() && dublinCore != null) {
            names.addAll(dublinCore.getCreators());
        }
        return names.stream().map(RomeParse::quoted).collect(Collectors.toList());
    }

    private static String date(Date date) {
        return date == null ? "null" : quoted(date.toInstant().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private static String quoted(String text) {
        if (text == null) {
            return "null";
        }
        StringBuilder json = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < 32) {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
