# Lo que rodea a una respuesta escrita: sus fuentes, su fecha y su revisión.
answer-footer =
    <i>{ $limits }
    Según: { $sources } · Escrito el { $written } · { $review }</i>
answer-footer-without-sources =
    <i>{ $limits }
    Escrito el { $written } · { $review }</i>
answer-unreviewed = Todavía sin revisar por un profesional sanitario
answer-reviewed = Revisado por { $by } el { $on }
answer-two-sources = { $first }; { $second }
answer-more-sources = { $first }; { $second }; y { $others ->
        [one] una más
       *[other] { $others } más
    }

answer-sources-title = <b>De dónde viene esto</b>
answer-source-name = { $name }, { $year }
answer-source = • { $source }
    <i>{ $status }</i>
answer-source-undated = sin fecha
answer-status-found = Leído en esta fuente.
answer-status-second-hand = De segunda mano: leído en otra fuente que lo cita.
answer-status-document-seen = Por verificar: se conoce el documento, pero no se leyó este pasaje.
answer-to-verify-title = <b>Conocimiento general, todavía por verificar</b>
answer-to-verify = • { $statement }
answer-dates = <i>Escrito el { $written } · Por revisar antes del { $expires } · { $review }</i>
